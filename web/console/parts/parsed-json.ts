/** What a text says as JSON, or why it says nothing. */
export function parsedJson(text: string): { body: unknown } | { why: string } {
  try {
    return { body: JSON.parse(text) };
  } catch (error) {
    return { why: error instanceof Error ? error.message : '' };
  }
}
