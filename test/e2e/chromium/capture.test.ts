import { captureCases } from '@/test/helpers/capture-cases';
import { caseSuite } from '@/test/helpers/case-suite';
import { formCases } from '@/test/helpers/form-cases';
import { launchChromium } from '@/test/helpers/page-browsers';
import { mainTextCases } from '@/test/helpers/main-text-cases';
import { sourceCases } from '@/test/helpers/source-cases';
import { threadCases } from '@/test/helpers/thread-cases';

caseSuite('capture in Chromium', launchChromium, [...captureCases, ...formCases, ...sourceCases, ...threadCases, ...mainTextCases]);
