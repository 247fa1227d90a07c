import { fillBody, filledTemplate } from '../../../contract/speaking-shapes.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { Services } from '../../../domain/services.ts';
import { fillForCase } from '../../../domain/speaking/templates/fill-for-case.ts';
import { remedyInWords } from '../../../domain/speaking/templates/remedy-of-case.ts';
import { templateOf } from '../../../domain/speaking/templates/shelf.ts';
import { type Endpoint, endpoint } from '../../endpoint.ts';
import { withoutPerson } from '../without-person.ts';

type Needs = Pick<Services, 'cases' | 'clock' | 'settings' | 'staff' | 'templates'>;

/** A template filled for a case, to go on writing from. Writes nothing. */
export const fillTemplate = (services: Needs): Endpoint =>
  endpoint({
    body: fillBody,
    answer: filledTemplate,
    handle: async ({ reference, id, body, known, staff, sight }) => {
      const { cases, clock, settings } = services;
      const [subject, template, agent] = await Promise.all([
        known ?? cases.find(reference),
        templateOf(services, id),
        services.staff.find(staff.id),
      ]);
      if (!subject) throw new DomainError('complaint.not-found', { reference });
      const remedy = template.text.includes('{remedy}')
        ? await remedyInWords(services, subject, template.language)
        : undefined;
      const given = { ...(remedy !== undefined && { remedy }), ...body?.values };
      // Of a customer who is not shown, a blank for the writer to fill; stars would go out with the mail.
      const seen = sight === 'masked' ? withoutPerson(subject) : subject;
      return { body: fillForCase(template, seen, { agentName: agent?.name, given, settings, now: clock.now() }) };
    },
  });
