import { buildPage } from './src/pageBuild/buildPage';

buildPage().then(
  (summary) => console.log(summary),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
);
