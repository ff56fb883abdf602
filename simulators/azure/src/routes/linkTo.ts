/** The address of the page that `skipToken` stands for: the same request with this token, written as Azure writes it. */
export function linkTo(url: string, skipToken: string): string {
  const { origin, pathname, search } = new URL(url);
  const kept = search
    .slice(1)
    .split('&')
    .filter((parameter) => !/^(\$|%24)skiptoken=/i.test(parameter));
  return `${origin}${pathname}?${[...kept, `$skiptoken=${encodeURIComponent(skipToken)}`].join('&')}`;
}
