import type { EdgeOptions } from '../interface.ts';
import { AwsError, type JsonObject, stringMember } from '../protocol.ts';
import { findPerson } from './people.ts';

/** When the demo people joined, in seconds since 1970. */
const joined = Date.UTC(2025, 0, 1) / 1000;

/**
 * Cognito's `AdminGetUser` for the demo people.
 * @throws AwsError ResourceNotFoundException for another pool, UserNotFoundException for an unknown name.
 */
export function adminGetUser({ userPoolId }: Pick<EdgeOptions, 'userPoolId'>, input: JsonObject): JsonObject {
  const pool = stringMember(input, 'UserPoolId');
  const username = stringMember(input, 'Username');
  if (pool !== userPoolId) {
    throw new AwsError('ResourceNotFoundException', `User pool ${pool} does not exist.`);
  }
  const person = findPerson(username);
  if (person === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
  return {
    Username: person.username,
    UserAttributes: [
      { Name: 'email', Value: person.email },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: person.name },
      { Name: 'sub', Value: person.sub },
    ],
    UserCreateDate: joined,
    UserLastModifiedDate: joined,
    Enabled: true,
    UserStatus: 'CONFIRMED',
  };
}
