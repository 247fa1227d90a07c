import type { EdgeRequest, EdgeResponse } from '../interface.ts';
import { json, problem } from '../pages/html.ts';
import type { AccessTokens } from './access-tokens.ts';
import { findPerson, people } from './people.ts';

/** A token for trying the API outlives what a tester moves the clock by. */
const trialSeconds = 30 * 24 * 60 * 60;

/** `GET /_local/token?user=agent`: a staff access token without a browser. */
export async function trialToken(tokens: AccessTokens, request: EdgeRequest): Promise<EdgeResponse> {
  const person = findPerson(request.query.get('user') ?? '');
  if (person === undefined) {
    const known = people.map(({ username }) => username).join(', ');
    return problem(404, 'local.user-unknown', `Nobody here has that name. ?user= takes one of: ${known}.`);
  }
  return json({
    access_token: await tokens.issue(person, trialSeconds),
    token_type: 'Bearer',
    expires_in: trialSeconds,
  });
}
