import { AwsError, type JsonObject, stringList, stringMember } from '../protocol.ts';
import { detectLanguages, detectPii, detectSentiment, findKeyPhrases } from './rules.ts';

/** 5 KB, as the service counts it: bytes of UTF-8. */
const smallText = 5_000;
const largeText = 100_000;
const maxDocuments = 25;

const textLanguages = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'];
const piiLanguages = ['en', 'es'];

/** One thing that Comprehend detects in one text, and what it refuses. */
type Detection = {
  maxBytes: number;
  /** Absent when the operation takes no language. */
  languages?: readonly string[];
  detect: (text: string) => JsonObject;
};

const detections: Record<string, Detection> = {
  DominantLanguage: { maxBytes: largeText, detect: (text) => ({ Languages: detectLanguages(text) }) },
  Sentiment: { maxBytes: smallText, languages: textLanguages, detect: detectSentiment },
  KeyPhrases: {
    maxBytes: largeText,
    languages: textLanguages,
    detect: (text) => ({ KeyPhrases: findKeyPhrases(text) }),
  },
  PiiEntities: { maxBytes: largeText, languages: piiLanguages, detect: (text) => ({ Entities: detectPii(text) }) },
};

/**
 * Comprehend's synchronous operations: `Detect<Thing>` for one text, `BatchDetect<Thing>` for up to 25.
 * @throws AwsError with Comprehend's code; in a batch, a text's own fault is told in `ErrorList` instead.
 */
export function comprehend(operation: string, input: JsonObject): JsonObject {
  const [, batch, thing = ''] = /^(Batch)?Detect(\w+)$/.exec(operation) ?? [];
  const detection = Object.hasOwn(detections, thing) ? detections[thing] : undefined;
  if (detection === undefined || (batch !== undefined && thing === 'PiiEntities')) {
    throw new AwsError('UnknownOperationException', `Operation ${operation} is not known here.`);
  }
  const language = detection.languages === undefined ? '' : stringMember(input, 'LanguageCode');
  checkLanguage(detection, language);
  if (batch === undefined) {
    const text = stringMember(input, 'Text');
    checkText(text, detection.maxBytes);
    return detection.detect(text);
  }
  return detectEach(stringList(input, 'TextList'), detection);
}

function detectEach(texts: string[], detection: Detection): JsonObject {
  if (texts.length === 0) throw new AwsError('InvalidRequestException', 'Input document list is empty.');
  if (texts.length > maxDocuments) {
    throw new AwsError('BatchSizeLimitExceededException', `Input list has more than ${maxDocuments} documents.`);
  }
  const ResultList: JsonObject[] = [];
  const ErrorList: JsonObject[] = [];
  for (const [Index, text] of texts.entries()) {
    try {
      checkText(text, smallText);
      ResultList.push({ Index, ...detection.detect(text) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      ErrorList.push({ Index, ErrorCode: error.code, ErrorMessage: error.message });
    }
  }
  return { ResultList, ErrorList };
}

function checkLanguage({ languages }: Detection, language: string): void {
  if (languages === undefined || languages.includes(language)) return;
  if (!textLanguages.includes(language)) {
    throw new AwsError(
      'ValidationException',
      "1 validation error detected: Value at 'languageCode' failed to satisfy constraint: " +
        `Member must satisfy enum value set: [${textLanguages.join(', ')}]`,
    );
  }
  throw new AwsError(
    'UnsupportedLanguageException',
    `This language is not supported: ${language}. Supported languages: ${languages.join(', ')}`,
  );
}

function checkText(text: string, maxBytes: number): void {
  if (text.trim() === '') {
    throw new AwsError('InvalidRequestException', 'Input text size is less than the minimum of 1 character.');
  }
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) {
    throw new AwsError(
      'TextSizeLimitExceededException',
      `Input text size exceeds limit. Max length of request text allowed is ${maxBytes} bytes while in this request the text size is ${bytes} bytes`,
    );
  }
}

/** The operation of an `X-Amz-Target`, when it is one of Comprehend's. */
export function comprehendOperation(target: string): string | undefined {
  return target.startsWith('Comprehend_20171127.') ? target.slice('Comprehend_20171127.'.length) : undefined;
}
