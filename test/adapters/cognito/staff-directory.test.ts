import { Readable } from 'node:stream';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from '@jest/globals';
import { cognitoStaffDirectory } from '../../../functions/adapters/cognito/staff-directory.ts';

type Answer = { status: number; body: object };
const wang: Answer = {
  status: 200,
  body: {
    Username: 'wang',
    Enabled: true,
    UserAttributes: [
      { Name: 'email', Value: 'wang@example.com' },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: 'Wang Fang' },
    ],
  },
};
const nobody: Answer = { status: 400, body: { __type: 'UserNotFoundException', message: 'User does not exist.' } };

/** Cognito on the wire, answering each question with the next answer, and the directory in front of it. */
function directory(...answers: [Answer, ...Answer[]]) {
  const asked: unknown[] = [];
  const time = { now: 0 };
  const client = new CognitoIdentityProviderClient({
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: {
      handle: async (request: { body: Uint8Array }) => {
        asked.push(JSON.parse(new TextDecoder().decode(request.body)));
        const { status, body } = answers[Math.min(asked.length, answers.length) - 1] ?? nobody;
        return {
          response: {
            statusCode: status,
            headers: { 'content-type': 'application/x-amz-json-1.1' },
            body: Readable.from([JSON.stringify(body)]),
          },
        };
      },
    },
  });
  return { asked, time, staff: cognitoStaffDirectory(client, 'eu-west-1_pool', () => time.now) };
}

describe('the staff directory', () => {
  test('knows a person’s address and name', async () => {
    const { staff, asked } = directory(wang);
    expect(await staff.find('wang')).toEqual({ id: 'wang', email: 'wang@example.com', name: 'Wang Fang' });
    expect(asked).toEqual([{ UserPoolId: 'eu-west-1_pool', Username: 'wang' }]);
  });

  test('asks once for many mails at once, and again after some minutes', async () => {
    const { staff, asked, time } = directory(wang);
    await Promise.all([staff.find('wang'), staff.find('wang'), staff.find('wang')]);
    expect(asked).toHaveLength(1);
    time.now += 6 * 60_000;
    await staff.find('wang');
    expect(asked).toHaveLength(2);
  });

  test.each([
    ['who does not exist', nobody],
    ['whose id cannot be a user name', { status: 400, body: { __type: 'InvalidParameterException', message: 'No.' } }],
    ['who is disabled', { ...wang, body: { ...wang.body, Enabled: false } }],
    ['who has no address', { ...wang, body: { Username: 'wang', Enabled: true, UserAttributes: [] } }],
    [
      'whose address nobody verified',
      {
        ...wang,
        body: {
          Username: 'wang',
          Enabled: true,
          UserAttributes: [
            { Name: 'email', Value: 'wang@example.com' },
            { Name: 'email_verified', Value: 'false' },
          ],
        },
      },
    ],
  ])('cannot reach a person %s', async (_why, answer) => {
    expect(await directory(answer).staff.find('wang')).toBeUndefined();
  });

  test('does not take a failure for an answer', async () => {
    const { staff } = directory({ status: 500, body: { __type: 'InternalErrorException' } }, wang);
    await expect(staff.find('wang')).rejects.toThrow();
    expect(await staff.find('wang')).toMatchObject({ email: 'wang@example.com' });
  });
});
