import { ComprehendClient } from '@aws-sdk/client-comprehend';

export type Call = { operation: string; input: { TextList?: string[]; Text?: string; LanguageCode?: string } };
export type Answers = (call: Call) => { status?: number; body: unknown } | Promise<{ status?: number; body: unknown }>;

/** The SDK's own client over a wire that a test answers: what is written and read is what AWS sees and says. */
export function comprehendOverWire(answer: Answers) {
  const calls: Call[] = [];
  const client = new ComprehendClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: { headers: Record<string, string>; body: Uint8Array }) => {
        const operation = request.headers['x-amz-target']?.split('.')[1] ?? '';
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the SDK has just written it
        const call = { operation, input: JSON.parse(new TextDecoder().decode(request.body)) as Call['input'] };
        calls.push(call);
        const { status = 200, body } = await answer(call);
        return {
          response: {
            statusCode: status,
            headers: { 'content-type': 'application/x-amz-json-1.1' },
            body: new TextEncoder().encode(JSON.stringify(body)),
          },
        };
      },
    },
  });
  return { client, calls };
}

/** Answers as Comprehend does: Chinese when a Chinese character is there, negative when something broke. */
export const asComprehend: Answers = ({ operation, input }) => {
  const texts = input.TextList ?? [];
  const each = (answer: (text: string) => object) => ({
    body: { ResultList: texts.map((text, Index) => ({ Index, ...answer(text) })), ErrorList: [] },
  });
  switch (operation) {
    case 'BatchDetectDominantLanguage':
      return each((text) => ({
        Languages: [{ LanguageCode: /\p{Script=Han}/u.test(text) ? 'zh' : /¡/.test(text) ? 'es' : 'en', Score: 0.98 }],
      }));
    case 'BatchDetectSentiment':
      return each((text) => {
        const bad = /坏|broke/.test(text);
        return {
          Sentiment: bad ? 'NEGATIVE' : 'POSITIVE',
          SentimentScore: { Positive: bad ? 0.05 : 0.9, Negative: bad ? 0.9 : 0.05, Neutral: 0.03, Mixed: 0.02 },
        };
      });
    case 'BatchDetectKeyPhrases':
      return each((text) => ({
        KeyPhrases: [
          { Text: 'some thing', Score: 0.7 },
          { Text: text.slice(0, 12), Score: 0.99 },
        ],
      }));
    case 'DetectPiiEntities':
      return {
        body: {
          Entities: [
            { Type: 'NAME', Score: 0.9 },
            { Type: 'CREDIT_DEBIT_NUMBER', Score: 0.9 },
            { Type: 'AGE', Score: 0.2 },
          ],
        },
      };
    default:
      return { status: 400, body: { __type: 'UnknownOperationException' } };
  }
};
