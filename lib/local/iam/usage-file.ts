import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Usage } from './authority.ts';

/** How often what was used is written, in milliseconds: a killed machine loses no more than that. */
const rhythm = 2000;

/** Keeps an account of what was used in a file, until the process ends. */
export class UsageFile {
  readonly #file: string;
  readonly #usage: () => Usage;
  #written = '';

  constructor(file: string, usage: () => Usage) {
    this.#file = file;
    this.#usage = usage;
    mkdirSync(dirname(file), { recursive: true });
    setInterval(() => this.#write(), rhythm).unref();
    process.on('exit', () => this.#write());
    this.#write();
  }

  #write(): void {
    const text = JSON.stringify(this.#usage());
    if (text === this.#written) return;
    this.#written = text;
    writeFileSync(`${this.#file}.draft`, text);
    renameSync(`${this.#file}.draft`, this.#file);
  }
}
