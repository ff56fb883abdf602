// Package echo drives the echo plugin of packages/plugin-sdk through the official host code.
package echo

import (
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

const executable = "GLANCE_ECHO_EXECUTABLE"

var (
	from = time.UnixMilli(1_700_000_000_123).UTC()
	span = backend.TimeRange{From: from, To: from.Add(time.Hour)}
)

// settings of a data source, with what the test changes.
func settings(jsonData string) *backend.DataSourceInstanceSettings {
	return &backend.DataSourceInstanceSettings{
		ID:                      7,
		UID:                     "echo-1",
		Type:                    "glance-echo-datasource",
		Name:                    "Echo",
		URL:                     "http://echo.example.com",
		JSONData:                []byte(jsonData),
		DecryptedSecureJSONData: map[string]string{"token": "s3cr3t-value"},
		Updated:                 time.UnixMilli(1_690_000_000_456),
	}
}

func start(t *testing.T, env ...string) *host.Plugin {
	t.Helper()
	return hosttest.Start(t, executable, env...)
}

func query(t *testing.T, plugin *host.Plugin, models ...host.Model) backend.Responses {
	t.Helper()
	return hosttest.Query(t, plugin, settings(`{}`), span, models...)
}
