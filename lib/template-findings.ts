/** Findings of cfn-lint that are right as they are: one row for each rule and place, with its reason. */
export const templateFindings: readonly { rule: string; message: RegExp; reason: string }[] = [
  {
    rule: 'W3005',
    message: /^'[\w]+(?:role|caller|ServiceRole)[0-9A-F]{8}' dependency already enforced by a 'GetAtt'/u,
    reason:
      'CDK writes a role as a dependency besides, for the sake of policies that are resources of their own. Ours stand within the role (whole-role.ts), which comes twice by that.',
  },
];
