//! `npm run conformance:page`: writes docs/conformance.md.
import { writeFileSync } from 'node:fs';
import { conformancePage } from './page.ts';

writeFileSync('docs/conformance.md', conformancePage('conformance'));
