// Lambda's clocks show UTC; so do ours, before anything asks for the time.
process.env['TZ'] = 'UTC';

const { runLocal } = await import('../lib/local/run.ts');
await runLocal();
export {};
