/** Cognito groups. `partner` and team scopes come with casework. */
export const roles = ['agent', 'lead', 'manager', 'auditor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** The scope that a staff access token must carry: `<resource server>/<scope>`. */
export const staffScope = { server: 'redress', name: 'staff' } as const;
