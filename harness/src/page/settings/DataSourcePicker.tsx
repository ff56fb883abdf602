import { type DataSourceInstanceSettings } from '@grafana/data';
import { Combobox, InlineLabel } from '@grafana/ui';
import { css } from '@emotion/css';
import { useId } from 'react';
import { ifChosen } from '../ifChosen';

interface Props {
  readonly dataSources: readonly DataSourceInstanceSettings[];
  /** The uid of the chosen one. */
  readonly value: string;
  readonly onChange: (uid: string) => void;
}

/** Chooses a data source. Grafana's own picker lives in its core and is not to be had. */
export function DataSourcePicker({ dataSources, value, onChange }: Props) {
  const id = useId();
  return (
    <div className={row}>
      <InlineLabel htmlFor={id} width="auto">
        Data source
      </InlineLabel>
      <Combobox
        id={id}
        width={30}
        options={dataSources.map(({ uid, name, meta }) => ({ value: uid, label: name, description: meta.name }))}
        value={value}
        onChange={ifChosen((option) => onChange(option.value))}
      />
    </div>
  );
}

const row = css({ display: 'flex' });
