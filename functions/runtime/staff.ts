import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { cognitoStaffDirectory } from '../adapters/cognito/staff-directory.ts';
import { environmentValue } from './environment.ts';

export const staff = cognitoStaffDirectory(new CognitoIdentityProviderClient(), environmentValue('userPool'));
