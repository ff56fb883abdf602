package alerting

import (
	"encoding/json"
	"fmt"
	"maps"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/host"
)

// Rule is an alert rule as far as it decides what is asked and what follows.
type Rule struct {
	Name string
	// Interval between evaluations.
	Interval time.Duration
	// Queries are asked in this order, each with a call of its own.
	Queries []Query
	// Expressions in the order in which they depend on each other; the last one is the condition.
	Expressions []Expression
}

// Query is a query of a rule: the model as it is saved, and its relative time range.
type Query struct {
	RefID string
	Model host.Model
	// From and To say how long before the evaluation the range begins and ends.
	From, To time.Duration
}

// Expression makes new values of earlier ones.
type Expression struct {
	RefID   string
	Inputs  []string
	Compute func(inputs ...[]Value) ([]Value, error)
}

// ReduceOf is a reduce expression.
func ReduceOf(refID string, input string, reducer string, mode Mode) Expression {
	return Expression{RefID: refID, Inputs: []string{input}, Compute: func(inputs ...[]Value) ([]Value, error) {
		return Reduce(reducer, mode, inputs[0])
	}}
}

// RatioOf is the math expression that divides one by the other.
func RatioOf(refID string, dividend string, divisor string) Expression {
	return Expression{RefID: refID, Inputs: []string{dividend, divisor}, Compute: func(inputs ...[]Value) ([]Value, error) {
		return Divide(inputs[0], inputs[1])
	}}
}

// ThresholdOf is a threshold expression.
func ThresholdOf(refID string, input string, condition string, limits ...float64) Expression {
	return Expression{RefID: refID, Inputs: []string{input}, Compute: func(inputs ...[]Value) ([]Value, error) {
		return Threshold(condition, limits, inputs[0])
	}}
}

// What Grafana's alerting asks for where a model says nothing (pkg/services/ngalert/models/alert_query.go).
const (
	defaultIntervalMS    = 1000
	defaultMaxDataPoints = 43200
)

// Request is the call by which Grafana's alerting asks a query of a rule that is evaluated for an instant.
func Request(settings *backend.DataSourceInstanceSettings, rule string, query Query, at time.Time) (*backend.QueryDataRequest, error) {
	model := maps.Clone(query.Model)
	model["refId"] = query.RefID
	for key, value := range map[string]any{"intervalMs": defaultIntervalMS, "maxDataPoints": defaultMaxDataPoints} {
		if _, given := model[key]; !given {
			model[key] = value
		}
	}
	body, err := json.Marshal(model)
	if err != nil {
		return nil, fmt.Errorf("query %s of %s: %w", query.RefID, rule, err)
	}
	queryType, _ := model["queryType"].(string)
	headers := host.AlertHeaders()
	headers["http_X-Rule-Name"] = rule
	pluginContext := host.PluginContext(settings)
	pluginContext.User = &backend.User{Login: "grafana_scheduler", Role: "Admin"}
	return &backend.QueryDataRequest{
		PluginContext: pluginContext,
		Headers:       headers,
		Queries: []backend.DataQuery{{
			RefID:         query.RefID,
			QueryType:     queryType,
			MaxDataPoints: defaultMaxDataPoints,
			Interval:      defaultIntervalMS * time.Millisecond,
			TimeRange:     backend.TimeRange{From: at.Add(-query.From), To: at.Add(-query.To)},
			JSON:          body,
		}},
	}, nil
}
