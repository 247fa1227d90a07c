import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Log } from '../../domain/services.ts';

/**
 * Notes what a source of ours signed and was refused all the same: a complaint that its sender now has to mend. It was
 * not acknowledged, so nothing of it is kept here; the line names source and message, and none of its words.
 */
export function noteRefusal(
  log: Log,
  { pathParameters, headers }: APIGatewayProxyEvent,
  answer: APIGatewayProxyResult,
): APIGatewayProxyResult {
  const { statusCode: status } = answer;
  // 401: nobody knows whose it was.
  if (status >= 400 && status < 500 && status !== 401) {
    const messageId = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'webhook-id')?.[1];
    log.warn('A signed webhook was refused.', { source: pathParameters?.['id'], messageId, status });
  }
  return answer;
}
