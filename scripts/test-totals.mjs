// Prints the sum of a run: `test-totals.mjs VITEST_JSON FAILED_STEP…`. The exit code is 1 when anything failed or nothing was tested.
import { existsSync, readFileSync } from 'node:fs';

const [file, ...steps] = process.argv.slice(2);
const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
const tests = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : none;
// Tests that failed are counted one by one, and not a second time as a step.
const otherSteps = steps.filter((step) => step !== 'tests' || tests.numFailedTests === 0);
const skipped = tests.numPendingTests + tests.numTodoTests;
const failed = tests.numFailedTests + otherSteps.length;

for (const step of otherSteps) console.log(`FAILED: ${step}`);
if (skipped > 0) console.log(`SKIPPED: ${skipped} tests`);
if (tests.numPassedTests === 0) console.log('No test passed.');
console.log(`${tests.numPassedTests} passed, ${failed} failed`);
process.exitCode = failed > 0 || tests.numPassedTests === 0 ? 1 : 0;
