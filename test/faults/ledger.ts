/** A complaint that a customer of the bench has sent. The address and the words are its own, so that they find it. */
export type Submitted = {
  email: string;
  description: string;
  /** It names a danger: urgent by rules alone, and left to nobody so that its deadlines pass. */
  isUrgent: boolean;
  /** What the desk acknowledged, if it did. */
  answer?: { reference: string; trackingSecret: string; deadlines: Record<string, string> };
};

/** Something that was said about a case: `marker` are words that nobody else says. */
export type Said = {
  by: 'customer' | 'staff';
  reference: string;
  email: string;
  marker: string;
  /** A request that must not be repeated may have happened although no answer came. */
  isAcknowledged: boolean;
};

/** What the bench asked the desk for, and what the desk acknowledged: the record that the desk is held to. */
export class Ledger {
  requests = 0;
  acknowledged = 0;
  readonly submitted: Submitted[] = [];
  readonly said: Said[] = [];
}
