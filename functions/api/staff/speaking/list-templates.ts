import { templateList, templateQuery } from '../../../contract/speaking-shapes.ts';
import type { Services } from '../../../domain/services.ts';
import { placeholders } from '../../../domain/speaking/templates/placeholders.ts';
import { templatesOf } from '../../../domain/speaking/templates/shelf.ts';
import { type Endpoint, endpoint } from '../../endpoint.ts';
import { templateView } from './template-view.ts';

/** What a reply can begin with, by language and situation; retired ones when they are asked for. */
export const listTemplates = (services: Pick<Services, 'templates'>): Endpoint =>
  endpoint({
    query: templateQuery,
    answer: templateList,
    handle: async ({ query: { state = 'active', ...wanted } }) => {
      const found = await templatesOf(services, { ...wanted, state });
      return { body: { templates: found.map(templateView), placeholders: [...placeholders] } };
    },
  });
