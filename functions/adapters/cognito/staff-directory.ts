import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  InvalidParameterException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { StaffDirectory } from '../../domain/services.ts';

type Person = { id: string; email: string; name: string };

const keptMilliseconds = 5 * 60_000;
const mostKept = 1000;

/**
 * The staff as Cognito's user pool knows them, by user name, `sub` or mail address. An answer is kept for five minutes in this
 * execution environment, "unknown" included: a burst of mails about one person asks once. A disabled user, and one
 * whose address nobody verified, cannot be reached and counts as unknown.
 *
 * @param now milliseconds, for ageing what is kept
 */
export function cognitoStaffDirectory(
  client: Pick<CognitoIdentityProviderClient, 'send'>,
  userPool: string,
  now: () => number = Date.now,
): StaffDirectory {
  const kept = new Map<string, { until: number; person: Promise<Person | undefined> }>();
  return {
    find(id) {
      const known = kept.get(id);
      if (known && known.until > now()) return known.person;
      if (kept.size >= mostKept) kept.clear();
      const person = lookUp(client, userPool, id);
      kept.set(id, { until: now() + keptMilliseconds, person });
      // A failure is not an answer: the next question asks again.
      person.catch(() => kept.delete(id));
      return person;
    },
  };
}

async function lookUp(
  client: Pick<CognitoIdentityProviderClient, 'send'>,
  userPool: string,
  id: string,
): Promise<Person | undefined> {
  try {
    const user = await client.send(new AdminGetUserCommand({ UserPoolId: userPool, Username: id }));
    const attributes = new Map(user.UserAttributes?.map(({ Name, Value }) => [Name, Value]));
    const email = attributes.get('email');
    if (!email || user.Enabled === false || attributes.get('email_verified') === 'false') return undefined;
    const username = user.Username || id;
    return { id: username, email, name: attributes.get('name') || attributes.get('preferred_username') || username };
  } catch (error) {
    // An id that cannot be a user name is nobody either.
    if (error instanceof UserNotFoundException || error instanceof InvalidParameterException) return undefined;
    throw error;
  }
}
