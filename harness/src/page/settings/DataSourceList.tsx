import { LinkList } from '../app/LinkList';
import { usePageServices } from '../app/PageServicesContext';
import { PageTitle } from '../app/PageTitle';

/** The provisioned data sources. */
export function DataSourceList() {
  const all = usePageServices().dataSources.getList();
  return (
    <>
      <PageTitle text="Data sources" />
      <LinkList
        items={all.map(({ uid, name, meta, isDefault }) => ({
          key: uid,
          href: `/connections/datasources/edit/${uid}`,
          text: name,
          remark: isDefault ? `${meta.name}, default` : meta.name,
        }))}
        emptyText="No data source is provisioned"
      />
    </>
  );
}
