describe('importing the package', () => {
  it('does not load apache-arrow, which the first encoded frame or preloadEncoder does', () => {
    const load = jest.fn(() => jest.requireActual<object>('apache-arrow'));
    jest.isolateModules(() => {
      jest.doMock('apache-arrow', load);
      // A static import would be hoisted out of the isolated registry.
      const frames = require('@glance/data-frames') as typeof import('@glance/data-frames');
      const frame = frames.noData('table');
      expect(load).not.toHaveBeenCalled();

      frames.preloadEncoder();
      expect(load).toHaveBeenCalledTimes(1);

      frames.encodeFrame(frame);
      expect(load).toHaveBeenCalledTimes(1);
    });
  });
});
