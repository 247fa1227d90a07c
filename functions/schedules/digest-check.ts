/** Each minute, mail the steps whose time has come: digests, what waited for working hours, what a run left behind. */
import middy from '@middy/core';
import { flushDue, type FlushReport } from '../domain/correspondence/flush-due.ts';
import { telemetry } from '../runtime/logging.ts';
import { services } from '../runtime/mail-services.ts';
import { staff } from '../runtime/staff.ts';
import { notices } from '../runtime/table.ts';

export const handler = middy(async (): Promise<FlushReport> => flushDue({ ...services, staff, notices })).use({
  after: () => {
    telemetry.flush();
  },
});
