import { DomainError } from '../errors.ts';
import type { CaseFile, Services } from '../services.ts';

/**
 * A case with its timeline and its parts, for staff who may see it.
 * @throws DomainError `complaint.not-found`
 */
export async function openCase({ cases }: Pick<Services, 'cases'>, reference: string): Promise<CaseFile> {
  const file = await cases.open(reference);
  if (!file) throw new DomainError('complaint.not-found', { reference });
  return file;
}
