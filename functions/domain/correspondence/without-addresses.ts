/** The text with each email address taken out: mail services repeat it in their answers, and logs and events must not. */
export const withoutAddresses = (text: string): string =>
  text.replace(/[^\s<>"'(),;:]{1,64}@[^\s<>"'(),;:]+/g, '(address)');
