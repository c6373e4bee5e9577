//! `npm run supported`: writes docs/supported.md.
import { writeFileSync } from 'node:fs';
import { supportedText } from './report.ts';

writeFileSync('docs/supported.md', supportedText());
