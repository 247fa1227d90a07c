/** Findings of cfn-lint that are right as they are: one row for each rule and place, with its reason. */
export const templateFindings: readonly { rule: string; message: RegExp; reason: string }[] = [
  {
    rule: 'W3005',
    message: /^'[\w]+(?:role|caller|ServiceRole)[0-9A-F]{8}' dependency already enforced by a 'GetAtt'/u,
    reason:
      "CDK writes a role's whole construct as the dependency, so that its policy, which no attribute names, is attached first; the role itself comes twice by that.",
  },
];
