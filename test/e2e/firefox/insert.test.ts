import { caseSuite } from '@/test/helpers/case-suite';
import { insertCases } from '@/test/helpers/insert-cases';
import { paintedCases } from '@/test/helpers/painted-cases';
import { launchFirefox } from '@/test/helpers/page-browsers';

caseSuite('insertion in Firefox', launchFirefox, [...insertCases, ...paintedCases]);
