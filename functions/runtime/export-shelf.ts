import { s3ExportShelf } from '../adapters/s3/export-shelf.ts';
import { environmentValue } from './environment.ts';
import { defaultProvider } from './lambda-credentials.ts';
import { Sha256 } from './native-sha256.ts';

export const exportShelf = s3ExportShelf({
  region: process.env['AWS_REGION'] ?? '',
  bucket: environmentValue('filesBucket'),
  origin: environmentValue('filesOrigin'),
  endpoint: process.env['AWS_ENDPOINT_URL_S3'],
  credentials: defaultProvider(),
  sha256: Sha256,
});
