import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { environment } from '../../functions/contract/environment.ts';
import { type Role, roles, staffScope, teamGroup } from '../../functions/contract/roles.ts';
import { teams } from '../../functions/domain/complaint/vocabulary.ts';
import type { WebConfig, pages } from '../../functions/contract/web-config.ts';
import type { ServiceFunction } from './service-function.ts';

/** The page that the sign-in comes back to; Cognito compares the whole address. */
const consolePage: keyof typeof pages = '/console';

const duties: Record<Role, string> = {
  agent: 'Works cases',
  lead: 'Assigns and approves',
  manager: 'Receives escalations',
  auditor: 'Reads everything and changes nothing',
  admin: 'Sets policies',
};

/** The staff: who they are, in which groups, and how they sign in. Nobody signs up by themselves. */
export class StaffIdentity extends Construct {
  readonly pool: UserPool;
  /** Where the staff sign in, without a trailing slash. */
  readonly signInOrigin: string;
  private readonly scope: OAuthScope;
  private readonly domainPrefix: string;

  constructor(scope: Construct, id: string, props: { signInDomainPrefix: string }) {
    super(scope, id);
    this.domainPrefix = props.signInDomainPrefix;
    this.signInOrigin = `https://${this.domainPrefix}.auth.${Stack.of(this).region}.amazoncognito.com`;
    this.pool = new UserPool(this, 'pool', {
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      autoVerify: { email: true },
      keepOriginal: { email: true },
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: true, mutable: true } },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        passwordHistorySize: 5,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      // Threat protection, which stops leaked passwords and odd sign-ins, comes with this plan only.
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const role of roles) this.pool.addGroup(role, { groupName: role, description: duties[role] });
    for (const team of teams) {
      this.pool.addGroup(teamGroup(team), {
        groupName: teamGroup(team),
        description: `Agents and leads in it see the cases of the team "${team}".`,
      });
    }
    const work = new ResourceServerScope({ scopeName: staffScope.name, scopeDescription: 'Work on complaints' });
    const server = this.pool.addResourceServer('server', { identifier: staffScope.server, scopes: [work] });
    this.scope = OAuthScope.resourceServer(server, work);
  }

  /**
   * The staff pages' client: public, so without a secret; code flow, which it must use with PKCE.
   * @param siteUrl where the pages live, without a trailing slash
   * @returns what the pages must know of it
   */
  addSignIn(siteUrl: string): WebConfig['signIn'] {
    const returnTo = [`${siteUrl}${consolePage}`];
    const client = this.pool.addClient('staff-pages', {
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE, this.scope],
        callbackUrls: returnTo,
        logoutUrls: returnTo,
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      // One working day, then everybody signs in again.
      refreshTokenValidity: Duration.hours(12),
    });
    this.pool.addDomain('sign-in', {
      cognitoDomain: { domainPrefix: this.domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    new CfnManagedLoginBranding(this, 'branding', {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    new CfnOutput(this, 'user-pool-id', { description: 'To add staff to', value: this.pool.userPoolId });
    return {
      authorizeUrl: `${this.signInOrigin}/oauth2/authorize`,
      tokenUrl: `${this.signInOrigin}/oauth2/token`,
      logoutUrl: `${this.signInOrigin}/logout`,
      clientId: client.userPoolClientId,
      scope: `openid email profile ${staffScope.server}/${staffScope.name}`,
    };
  }

  /** Hands over the pool's id with the permission to look one person up. */
  grantLookUp(grantee: ServiceFunction): void {
    grantee.addEnvironment(environment.userPool, this.pool.userPoolId);
    grantee.addToRolePolicy(
      new PolicyStatement({ actions: ['cognito-idp:AdminGetUser'], resources: [this.pool.userPoolArn] }),
    );
  }
}
