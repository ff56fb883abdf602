// Package azure drives the Azure Costs plugin against the Azure simulator through the official host code.
package azure

import (
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

// connection is what simulators/azure/bin/start.ts writes into its --info-file.
type connection struct {
	ArmURL        string `json:"armUrl"`
	AuthorityURL  string `json:"authorityUrl"`
	TenantID      string `json:"tenantId"`
	ClientID      string `json:"clientId"`
	ClientSecret  string `json:"clientSecret"`
	CAFile        string `json:"caFile"`
	Subscriptions []struct {
		ID          string `json:"id"`
		DisplayName string `json:"displayName"`
	} `json:"subscriptions"`
}

// The thirty days before today, which the simulator has costs for.
func span() backend.TimeRange {
	today := time.Now().UTC().Truncate(24 * time.Hour)
	return backend.TimeRange{From: today.AddDate(0, 0, -30), To: today}
}

func start(t *testing.T) *host.Plugin {
	t.Helper()
	return hosttest.Start(t, "GLANCE_AZURE_EXECUTABLE")
}

func connect(t *testing.T) connection {
	t.Helper()
	var found connection
	hosttest.Info(t, "GLANCE_AZURE_INFO", "the --info-file of a running Azure simulator", &found)
	if len(found.Subscriptions) == 0 {
		t.Fatal("the simulator has no subscription")
	}
	return found
}

// wrongSecret is one that the simulator refuses.
const wrongSecret = "wrong-secret-of-this-test"

// settings of a data source that signs in to the simulator.
func settings(t *testing.T, to connection) *backend.DataSourceInstanceSettings {
	t.Helper()
	return &backend.DataSourceInstanceSettings{
		UID:  "azure",
		Type: "glance-azurecosts-datasource",
		Name: "Azure Costs",
		JSONData: hosttest.JSON(t, map[string]any{
			"azureCredentials": map[string]string{
				"authType":   "clientsecret",
				"azureCloud": "AzureCustomizedCloud",
				"tenantId":   to.TenantID,
				"clientId":   to.ClientID,
			},
			"authorityHost":      to.AuthorityURL,
			"resourceManagerUrl": to.ArmURL,
			"tlsAuthWithCACert":  true,
		}),
		DecryptedSecureJSONData: map[string]string{"azureClientSecret": to.ClientSecret, "tlsCACert": hosttest.Authority(t, to.CAFile)},
		Updated:                 time.UnixMilli(1_700_000_000_000),
	}
}

// refused are the settings of another data source, whose secret is wrong.
func refused(t *testing.T, to connection) *backend.DataSourceInstanceSettings {
	t.Helper()
	source := settings(t, to)
	source.UID = "azure-refused"
	source.DecryptedSecureJSONData["azureClientSecret"] = wrongSecret
	return source
}
