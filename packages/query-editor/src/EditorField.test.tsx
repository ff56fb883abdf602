/** @jest-environment jsdom */
import './testing';
import { Input } from '@grafana/ui';
import { render, screen } from '@testing-library/react';
import { EditorField } from './EditorField';
import { EditorRow, EditorRows } from './EditorRow';

describe('EditorField', () => {
  it('names its input, and marks it as optional or required', () => {
    render(
      <>
        <EditorField label="Legend" htmlFor="legend" optional>
          <Input id="legend" />
        </EditorField>
        <EditorField label="Tenant" htmlFor="tenant" required>
          <Input id="tenant" />
        </EditorField>
      </>
    );
    expect(screen.getByLabelText('Legend - optional')).toHaveAttribute('id', 'legend');
    expect(screen.getByLabelText('Tenant *')).toHaveAttribute('id', 'tenant');
  });

  it('explains itself to the keyboard and to screen readers', () => {
    render(
      <EditorField label="Top" htmlFor="top" tooltip="Keeps the largest" description="Always shown">
        <Input id="top" />
      </EditorField>
    );
    expect(screen.getByRole('button', { name: 'Keeps the largest' })).toBeInTheDocument();
    expect(screen.getByText('Always shown')).toBeInTheDocument();
  });

  it('says what is wrong', () => {
    render(
      <EditorField label="Days" htmlFor="days" error="Too many">
        <Input id="days" />
      </EditorField>
    );
    expect(screen.getByRole('alert')).toHaveTextContent('Too many');
  });
});

describe('EditorRow', () => {
  it('is a named group', () => {
    render(
      <EditorRows>
        <EditorRow label="Filters">
          <span>content</span>
        </EditorRow>
      </EditorRows>
    );
    expect(screen.getByRole('group', { name: 'Filters' })).toHaveTextContent('content');
  });
});
