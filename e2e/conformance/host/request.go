package host

import (
	"encoding/json"
	"fmt"
	"maps"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// Model is a query object as a panel or an alert rule saves it. Its refId and queryType are taken from the keys of
// these names.
type Model map[string]any

// PluginContext is what Grafana sends along with every call for a data source.
func PluginContext(settings *backend.DataSourceInstanceSettings) backend.PluginContext {
	return backend.PluginContext{
		OrgID:                      1,
		PluginID:                   settings.Type,
		User:                       &backend.User{Login: "admin", Name: "Admin", Email: "admin@example.com", Role: "Admin"},
		DataSourceInstanceSettings: settings,
	}
}

// Request is one QueryData call of a dashboard for these queries.
func Request(settings *backend.DataSourceInstanceSettings, span backend.TimeRange, models ...Model) (*backend.QueryDataRequest, error) {
	request := &backend.QueryDataRequest{PluginContext: PluginContext(settings), Headers: DashboardHeaders()}
	for index, model := range models {
		query, err := query(span, index, model)
		if err != nil {
			return nil, err
		}
		request.Queries = append(request.Queries, query)
	}
	return request, nil
}

// DashboardHeaders tell of no alert rule.
func DashboardHeaders() map[string]string {
	return map[string]string{}
}

// AlertHeaders are those by which a plugin recognises an alert rule.
func AlertHeaders() map[string]string {
	return map[string]string{"FromAlert": "true", "X-Cache-Skip": "true", "X-Grafana-Org-Id": "1", "http_X-Rule-Name": "rule"}
}

func query(span backend.TimeRange, index int, model Model) (backend.DataQuery, error) {
	refID, given := model["refId"].(string)
	if !given {
		refID = string(rune('A' + index))
	}
	queryType, _ := model["queryType"].(string)
	complete := maps.Clone(model)
	complete["refId"] = refID
	body, err := json.Marshal(complete)
	if err != nil {
		return backend.DataQuery{}, fmt.Errorf("query %s: %w", refID, err)
	}
	return backend.DataQuery{
		RefID:         refID,
		QueryType:     queryType,
		MaxDataPoints: 1000,
		Interval:      time.Minute,
		TimeRange:     span,
		JSON:          body,
	}, nil
}
