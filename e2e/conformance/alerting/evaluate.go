package alerting

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// State of an instance or of a whole evaluation.
type State string

// The states without a pending period.
const (
	Normal      State = "Normal"
	Alerting    State = "Alerting"
	WithoutData State = "NoData"
	Failed      State = "Error"
)

// Result is what an evaluation says of one label set. Errors and missing data of a whole rule are one result.
type Result struct {
	Labels data.Labels
	State  State
	// Value is what the condition judged, where a single number was judged.
	Value *float64
	Err   error
}

// Clock is what an evaluation waits by.
type Clock interface {
	// Sleep returns when so much time has gone by.
	Sleep(duration time.Duration)
	// WithTimeout is context.WithTimeout by this clock.
	WithTimeout(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc)
}

// Ask sends a query of a rule, and returns the answer to it.
type Ask func(ctx context.Context, query Query, at time.Time) (backend.DataResponse, error)

// How Grafana evaluates by default (conf/defaults.ini, [unified_alerting]).
const (
	maxAttempts       = 3
	evaluationTimeout = 30 * time.Second
	firstRetryDelay   = time.Second
)

// Evaluate evaluates a rule for an instant as Grafana's scheduler does: an evaluation that ends in an error is tried
// again, a little later each time.
func Evaluate(ctx context.Context, clock Clock, ask Ask, rule Rule, at time.Time) []Result {
	delay := firstRetryDelay
	for attempt := 1; ; attempt++ {
		results := evaluateOnce(ctx, clock, ask, rule, at)
		isError := slices.ContainsFunc(results, func(result Result) bool { return result.State == Failed })
		if !isError || attempt == maxAttempts {
			return results
		}
		clock.Sleep(delay)
		delay *= 2
	}
}

func evaluateOnce(ctx context.Context, clock Clock, ask Ask, rule Rule, at time.Time) []Result {
	limited, cancel := clock.WithTimeout(ctx, evaluationTimeout)
	defer cancel()
	values := map[string][]Value{}
	failures := map[string]error{}
	var empty []string
	for _, query := range rule.Queries {
		found, err := askFor(limited, ask, query, at)
		switch {
		case err != nil:
			failures[query.RefID] = err
		case isNoData(found):
			empty = append(empty, query.RefID)
			fallthrough
		default:
			values[query.RefID] = found
		}
	}
	for _, expression := range rule.Expressions {
		found, err := compute(expression, values, failures)
		if err != nil {
			failures[expression.RefID] = err
		}
		values[expression.RefID] = found
	}
	return judge(rule, values, failures, empty)
}

func askFor(ctx context.Context, ask Ask, query Query, at time.Time) ([]Value, error) {
	answer, err := ask(ctx, query, at)
	if err != nil {
		return nil, err
	}
	return Convert(answer)
}

// What depends on a failure fails with it.
func compute(expression Expression, values map[string][]Value, failures map[string]error) ([]Value, error) {
	inputs := make([][]Value, len(expression.Inputs))
	for index, refID := range expression.Inputs {
		if err := failures[refID]; err != nil {
			return nil, err
		}
		inputs[index] = values[refID]
	}
	return expression.Compute(inputs...)
}

// judge makes results of what the condition came to (pkg/services/ngalert/eval/eval.go).
func judge(rule Rule, values map[string][]Value, failures map[string]error, empty []string) []Result {
	condition := rule.Expressions[len(rule.Expressions)-1]
	if err := failures[condition.RefID]; err != nil {
		return []Result{{State: Failed, Err: err}}
	}
	// A query without data is no data of the whole rule, whatever the other queries say.
	if len(empty) > 0 {
		return []Result{{State: WithoutData, Labels: data.Labels{"ref_id": strings.Join(empty, ",")}}}
	}
	judged := map[string]*float64{}
	for _, value := range values[condition.Inputs[0]] {
		judged[value.Labels.String()] = value.Number
	}
	var results []Result
	seen := map[string]bool{}
	for _, value := range values[condition.RefID] {
		name := value.Labels.String()
		if seen[name] {
			return []Result{{State: Failed, Labels: value.Labels, Err: fmt.Errorf("frame cannot uniquely be identified by its labels: has duplicate results with labels {%s}", name)}}
		}
		seen[name] = true
		results = append(results, Result{Labels: value.Labels, State: stateOf(value), Value: judged[name]})
	}
	if len(results) == 0 {
		return []Result{{State: WithoutData}}
	}
	return results
}

func stateOf(value Value) State {
	switch {
	case value.NoData || value.Number == nil:
		return WithoutData
	case *value.Number == 0:
		return Normal
	default:
		return Alerting
	}
}

// ErrorOf joins what went wrong in an evaluation; nil when nothing did.
func ErrorOf(results []Result) error {
	var all []error
	for _, result := range results {
		all = append(all, result.Err)
	}
	return errors.Join(all...)
}
