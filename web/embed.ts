import { defineForm } from './embed/redress-form.ts';

// `/embed.js`: what other sites load. Everything in one file.
defineForm();
