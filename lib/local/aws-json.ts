import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

/** An AWS service's refusal: its error code as `name`. */
export class AwsError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

type Answer = Record<string, unknown> & { __type?: string; message?: string; Message?: string };

/**
 * One call in AWS's JSON protocol, without the SDK: the machine itself makes a handful at its start.
 * @throws AwsError with the service's code; Error when nobody listens at the endpoint.
 */
export function callAws(
  endpoint: string,
  target: string,
  input: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const body = JSON.stringify(input);
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(body),
    'x-amz-target': target,
    // DynamoDB Local wants to see a signature; nobody checks it.
    'x-amz-date': '20000101T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=local/20000101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  };
  return new Promise((resolve, reject) => {
    const call = request(endpoint, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answer: Answer = JSON.parse(Buffer.concat(chunks).toString() || '{}');
        if (response.statusCode === 200) resolve(answer);
        else {
          const code = (answer['__type'] ?? 'Unknown').replace(/^.*#/u, '');
          reject(new AwsError(code, answer.message ?? answer.Message ?? code));
        }
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}
