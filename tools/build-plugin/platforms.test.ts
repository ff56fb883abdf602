import { executableFileName, platformName, platformNamed } from './platforms';

describe('platforms', () => {
  it.each([
    ['linux_amd64', 'gpx_one_linux_amd64'],
    ['linux_arm64', 'gpx_one_linux_arm64'],
    ['darwin_arm64', 'gpx_one_darwin_arm64'],
    ['windows_amd64', 'gpx_one_windows_amd64.exe'],
  ])('names the executable for %s as Grafana looks for it', (name, file) => {
    const platform = platformNamed(name);
    expect(platformName(platform)).toBe(name);
    expect(executableFileName('gpx_one', platform)).toBe(file);
  });

  it('says which platforms there are when one is unknown', () => {
    expect(() => platformNamed('plan9_amd64')).toThrow(
      'There is no platform "plan9_amd64". Choose one of linux_amd64,'
    );
  });
});
