import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { openapiDocument } from '../../functions/contract/openapi.ts';

const shape = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) }))),
});
const { paths } = shape.parse(openapiDocument());
const statusesOf = (method: string, path: string): string[] => Object.keys(paths[path]?.[method]?.responses ?? {});

describe('Who reads the OpenAPI document knows beforehand', () => {
  test.each([
    ['post', '/v1/links/look'],
    ['post', '/v1/links/confirm'],
    ['post', '/v1/partner/look'],
    ['post', '/v1/partner/answer'],
  ])('that a link may work no more: %s %s', (method, path) => {
    expect(statusesOf(method, path)).toContain('410');
  });

  test.each([
    ['get', '/v1/staff/bulk/{id}'],
    ['post', '/v1/staff/bulk/{id}/resume'],
    ['get', '/v1/staff/tasks/{id}'],
    ['post', '/v1/staff/tasks/{id}/answers'],
    ['get', '/v1/staff/policies/{id}'],
    ['get', '/v1/staff/routing'],
    ['get', '/v1/staff/cause-codes'],
  ])('that what is asked for may not be there: %s %s', (method, path) => {
    expect(statusesOf(method, path)).toContain('404');
  });

  test.each([
    ['put', '/v1/staff/templates/{id}'],
    ['put', '/v1/staff/cause-codes'],
    ['put', '/v1/staff/routing'],
  ])('that it may have changed since it was read: %s %s', (method, path) => {
    expect(statusesOf(method, path)).toContain('412');
  });
});
