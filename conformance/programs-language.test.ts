//! Our own programs about the language and std agree with what rustc and its std did.
import { isAboutLanguage, testPrograms } from './programs.ts';

testPrograms('language and std', isAboutLanguage);
