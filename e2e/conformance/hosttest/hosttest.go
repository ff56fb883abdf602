// Package hosttest ties the host to a test: its executables, its end and its failures.
package hosttest

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/host"
)

// A call that takes longer hangs, and its test says so instead of stopping the lane.
const callLimit = time.Minute

// Variable returns an environment variable and fails the test when it is missing, since a lane that skips proves
// nothing.
func Variable(t *testing.T, name string, meaning string) string {
	t.Helper()
	value := os.Getenv(name)
	if value == "" {
		t.Fatalf("%s is not set: it must be %s; run.ts sets it", name, meaning)
	}
	return value
}

// Start runs the executable that the variable names and ends it with the test.
func Start(t *testing.T, variable string, env ...string) *host.Plugin {
	t.Helper()
	plugin, err := host.Start(Variable(t, variable, "the path of a built plugin executable"), env...)
	return endWithTest(t, plugin, err)
}

// StartOnNode runs the script that the variable names with Node and ends it with the test.
func StartOnNode(t *testing.T, variable string) *host.Plugin {
	t.Helper()
	node := Variable(t, "GLANCE_NODE", "the path of Node")
	plugin, err := host.StartCommand([]string{node, Variable(t, variable, "the path of a bundled plugin")})
	return endWithTest(t, plugin, err)
}

func endWithTest(t *testing.T, plugin *host.Plugin, err error) *host.Plugin {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		plugin.Stop()
		if t.Failed() {
			t.Logf("end of the plugin's log:\n%s", plugin.Log.Tail())
		}
	})
	return plugin
}

// Query sends the models as queries of one request and fails the test when the request as a whole fails.
func Query(t *testing.T, plugin *host.Plugin, settings *backend.DataSourceInstanceSettings, span backend.TimeRange, models ...host.Model) backend.Responses {
	t.Helper()
	return Send(t, plugin, Request(t, settings, span, host.DashboardHeaders(), models...))
}

// Request asks the models of a data source, for a dashboard or an alert rule as the headers say.
func Request(t *testing.T, settings *backend.DataSourceInstanceSettings, span backend.TimeRange, headers map[string]string, models ...host.Model) *backend.QueryDataRequest {
	t.Helper()
	request, err := host.Request(settings, span, models...)
	if err != nil {
		t.Fatal(err)
	}
	request.Headers = headers
	return request
}

// Send sends a request and fails the test when it fails as a whole.
func Send(t *testing.T, plugin *host.Plugin, request *backend.QueryDataRequest) backend.Responses {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), callLimit)
	defer cancel()
	response, err := plugin.QueryData(ctx, request)
	if err != nil {
		t.Fatalf("the whole request failed: %v", err)
	}
	return response.Responses
}

// Get reads the JSON that a resource of a data source answers with.
func Get[Body any](t *testing.T, plugin *host.Plugin, settings *backend.DataSourceInstanceSettings, url string) Body {
	t.Helper()
	path, _, _ := strings.Cut(url, "?")
	answer := Call(t, plugin, settings, &backend.CallResourceRequest{Method: "GET", Path: path, URL: url})
	var body Body
	if err := json.Unmarshal(answer.Body, &body); answer.Status != 200 || err != nil {
		t.Fatalf("%s: status %d, %v in %s", url, answer.Status, err, answer.Body)
	}
	return body
}

// Call calls a resource of a data source and fails the test when the call itself fails.
func Call(t *testing.T, plugin *host.Plugin, settings *backend.DataSourceInstanceSettings, request *backend.CallResourceRequest) *backend.CallResourceResponse {
	t.Helper()
	request.PluginContext = host.PluginContext(settings)
	ctx, cancel := context.WithTimeout(t.Context(), callLimit)
	defer cancel()
	answer, err := plugin.CallResource(ctx, request)
	if err != nil {
		t.Fatal(err)
	}
	if answer == nil {
		t.Fatal("the resource answered nothing at all")
	}
	return answer
}
