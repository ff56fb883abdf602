// Package datadog drives the Datadog Logs plugin against the Datadog simulator through the official host code.
package datadog

import (
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

// connection is what simulators/datadog/bin/start.ts writes into its --info-file.
type connection struct {
	URL            string `json:"url"`
	Site           string `json:"site"`
	APIKey         string `json:"apiKey"`
	ApplicationKey string `json:"applicationKey"`
	CAFile         string `json:"caFile"`
}

// The two hours before this one, which the simulator has logs for.
func span() backend.TimeRange {
	hour := time.Now().UTC().Truncate(time.Hour)
	return backend.TimeRange{From: hour.Add(-2 * time.Hour), To: hour}
}

func start(t *testing.T) *host.Plugin {
	t.Helper()
	return hosttest.Start(t, "GLANCE_DATADOG_EXECUTABLE")
}

func connect(t *testing.T) connection {
	t.Helper()
	var found connection
	hosttest.Info(t, "GLANCE_DATADOG_INFO", "the --info-file of a running Datadog simulator", &found)
	if found.URL == "" || found.APIKey == "" {
		t.Fatalf("the simulator does not say where it is: %+v", found)
	}
	return found
}

// wrongKey is a key that the simulator refuses.
const wrongKey = "0000000000000000000000000000dead"

// settings of a data source that asks the simulator.
func settings(t *testing.T, to connection) *backend.DataSourceInstanceSettings {
	t.Helper()
	return &backend.DataSourceInstanceSettings{
		UID:      "datadog",
		Type:     "glance-datadoglogs-datasource",
		Name:     "Datadog Logs",
		JSONData: hosttest.JSON(t, map[string]any{"site": to.Site, "apiUrl": to.URL, "tlsAuthWithCACert": true}),
		DecryptedSecureJSONData: map[string]string{
			"apiKey":         to.APIKey,
			"applicationKey": to.ApplicationKey,
			"tlsCACert":      hosttest.Authority(t, to.CAFile),
		},
		Updated: time.UnixMilli(1_700_000_000_000),
	}
}

// refused are the settings of another data source, whose API key is wrong.
func refused(t *testing.T, to connection) *backend.DataSourceInstanceSettings {
	t.Helper()
	source := settings(t, to)
	source.UID = "datadog-refused"
	source.DecryptedSecureJSONData["apiKey"] = wrongKey
	return source
}
