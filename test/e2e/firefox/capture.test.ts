import { captureCases } from '@/test/helpers/capture-cases';
import { caseSuite } from '@/test/helpers/case-suite';
import { launchFirefox } from '@/test/helpers/page-browsers';
import { formCases } from '@/test/helpers/form-cases';
import { mainTextCases } from '@/test/helpers/main-text-cases';
import { sourceCases } from '@/test/helpers/source-cases';
import { threadCases } from '@/test/helpers/thread-cases';

caseSuite('capture in Firefox', launchFirefox, [...captureCases, ...formCases, ...sourceCases, ...threadCases, ...mainTextCases]);
