//! Our own programs about tokio and the crates around it agree with what the real ones did.
import { isAboutLanguage, testPrograms } from './programs.ts';

testPrograms('tokio and its crates', (name) => !isAboutLanguage(name));
