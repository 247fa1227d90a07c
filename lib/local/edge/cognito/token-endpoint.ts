import type { EdgeRequest, EdgeResponse } from '../interface.ts';
import { json, problem } from '../pages/html.ts';
import type { Grants } from './grants.ts';
import { findPerson, people } from './people.ts';
import type { Tokens } from './tokens.ts';

/** As Cognito's client has it: an hour. */
const accessSeconds = 60 * 60;
/** A token for trying the API outlives what a tester moves the clock by. */
const trialSeconds = 30 * 24 * 60 * 60;

type Desk = { clientId: string; grants: Grants; tokens: Tokens };

/** `POST /oauth2/token`: an authorisation code with its verifier, or a refresh token, for an hour's access. */
export function exchange({ clientId, grants, tokens }: Desk, request: EdgeRequest): EdgeResponse {
  if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
    return refuse('invalid_request');
  }
  const form = new URLSearchParams(request.body.toString('utf8'));
  const given = (name: string) => form.get(name) ?? '';
  if (given('client_id') !== clientId) return refuse('invalid_client');
  switch (given('grant_type')) {
    case 'authorization_code': {
      const grant = grants.redeemCode(given('code'), given('code_verifier'), given('redirect_uri'));
      if (grant === undefined) return refuse('invalid_grant');
      return json({
        id_token: tokens.id(grant.person, accessSeconds, grant.nonce),
        access_token: tokens.access(grant.person, accessSeconds, grant.scope),
        refresh_token: grants.issueRefresh(grant),
        expires_in: accessSeconds,
        token_type: 'Bearer',
      });
    }
    case 'refresh_token': {
      const grant = grants.refresh(given('refresh_token'));
      if (grant === undefined) return refuse('invalid_grant');
      return json({
        id_token: tokens.id(grant.person, accessSeconds),
        access_token: tokens.access(grant.person, accessSeconds, grant.scope),
        expires_in: accessSeconds,
        token_type: 'Bearer',
      });
    }
    default:
      return refuse('unsupported_grant_type');
  }
}

/** `GET /_local/token?user=agent`: a staff access token without a browser. */
export function trialToken({ tokens }: Pick<Desk, 'tokens'>, request: EdgeRequest): EdgeResponse {
  const person = findPerson(request.query.get('user') ?? '');
  if (person === undefined) {
    const known = people.map(({ username }) => username).join(', ');
    return problem(404, 'local.user-unknown', `Nobody here has that name. ?user= takes one of: ${known}.`);
  }
  return json({
    access_token: tokens.access(person, trialSeconds),
    token_type: 'Bearer',
    expires_in: trialSeconds,
  });
}

function refuse(error: string): EdgeResponse {
  return json({ error }, 400);
}
