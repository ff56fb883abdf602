package alertday

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/host"
)

// ClockedPlugin is the plugin of plugins/datadog-logs/test/clocked with one data source.
type ClockedPlugin struct {
	Plugin     *host.Plugin
	DataSource *backend.DataSourceInstanceSettings
}

// Settings of the data source.
func (c ClockedPlugin) Settings() *backend.DataSourceInstanceSettings {
	return c.DataSource
}

// Query sends a request and returns the answer to its only query.
func (c ClockedPlugin) Query(ctx context.Context, request *backend.QueryDataRequest) (backend.DataResponse, error) {
	response, err := c.Plugin.QueryData(ctx, request)
	if err != nil {
		return backend.DataResponse{}, err
	}
	return response.Responses[request.Queries[0].RefID], nil
}

// SetClock moves the plugin's clock, and returns what is under way then.
func (c ClockedPlugin) SetClock(at time.Time) (queries int, requests int, err error) {
	const path = "test/clock"
	body := fmt.Appendf(nil, `{"toMs":%d}`, at.UnixMilli())
	answer, err := c.Plugin.CallResource(context.Background(), &backend.CallResourceRequest{
		PluginContext: host.PluginContext(c.DataSource),
		Method:        "POST",
		Path:          path,
		URL:           path,
		Body:          body,
	})
	if err != nil {
		return 0, 0, err
	}
	var underWay struct{ Queries, Requests int }
	if err := json.Unmarshal(answer.Body, &underWay); answer.Status != 200 || err != nil {
		return 0, 0, fmt.Errorf("the plugin's clock answered %d %s: %v", answer.Status, answer.Body, err)
	}
	return underWay.Queries, underWay.Requests, nil
}
