/** @jest-environment jsdom */
import { type DataSourceJsonData, type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { type ConnectionJsonData } from '@glance/user-input';
import { fireEvent, screen } from '@testing-library/react';
import { renderEditor } from '../testing';
import { AdvancedSection } from './AdvancedSection';
import { useSettings } from './useSettings';

type Json = DataSourceJsonData & ConnectionJsonData;
type Props = DataSourcePluginOptionsEditorProps<Json, { readonly tlsCACert?: string }>;

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
const NEW = { jsonData: { tlsAuthWithCACert: true }, secureJsonFields: {} };

function Editor(props: Props) {
  const settings = useSettings(props, {});
  return (
    <AdvancedSection
      id="shop"
      vendor="Shop"
      settings={settings}
      readOnly={false}
      cacheTtl={{ min: 0, description: 'How long' }}
    />
  );
}

const open = (options: object) =>
  renderEditor({
    value: options as Props['options'],
    render: (value, onOptionsChange) => <Editor options={value} onOptionsChange={onOptionsChange} />,
  });
const area = () => screen.getByLabelText('CA Cert *');

describe('the certificate of a private CA', () => {
  it('is asked for while it is missing', async () => {
    await open(NEW);
    expect(screen.getByRole('alert')).toHaveTextContent(/^Missing: paste the certificate/);
  });

  it('is judged while it is typed', async () => {
    const { saved } = await open(NEW);
    fireEvent.change(area(), { target: { value: 'no PEM' } });
    expect(screen.getByRole('alert')).toHaveTextContent(/^No PEM certificate/);
    fireEvent.change(area(), { target: { value: PEM } });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(saved().secureJsonData).toEqual({ tlsCACert: PEM });
  });

  it('is not judged where a stored one is kept', async () => {
    await open({ ...NEW, secureJsonFields: { tlsCACert: true } });
    expect(area()).toBeDisabled();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
