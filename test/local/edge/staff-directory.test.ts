import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { openEdge, settings } from './edge-at-work.ts';

let desk: Awaited<ReturnType<typeof openEdge>>;
beforeEach(async () => {
  desk = await openEdge();
});
afterEach(() => desk.close());

const find = (Username: string, UserPoolId: string = settings.userPoolId) =>
  new CognitoIdentityProviderClient(desk.client).send(new AdminGetUserCommand({ UserPoolId, Username }));

describe('The staff directory on this machine', () => {
  test('knows how to reach a person by mail', async () => {
    const answer = await find('lead');
    expect(answer).toMatchObject({ Username: 'lead', Enabled: true, UserStatus: 'CONFIRMED' });
    expect(answer.UserAttributes).toContainEqual({ Name: 'email', Value: 'lead@example.com' });
    expect(answer.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
  });

  test('knows nobody else, and no other pool', async () => {
    await expect(find('nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' });
    await expect(find('lead', 'eu-central-1_other')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('leaves calls for other services to the machine', async () => {
    const response = await fetch(desk.internalOrigin, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSEvents.PutEvents' },
      body: '{}',
    });
    expect(response.status).toBe(404);
  });
});
