package alerting

import (
	"math"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

func shop(number *float64) Value {
	return Number(data.Labels{"service": "shop"}, number)
}

func TestReducersAndTheirModes(t *testing.T) {
	none := Series(nil)
	numbers := Series(nil, Float(4), Float(1), Float(3))
	gap := Series(nil, Float(4), nil, Float(3))
	openEnd := Series(nil, Float(4), nil)
	infinite := Series(nil, Float(4), Float(math.Inf(1)))
	for name, test := range map[string]struct {
		reducer string
		mode    Mode
		series  Value
		want    *float64
	}{
		"last":                      {"last", Strict, numbers, Float(3)},
		"last of nothing":           {"last", Strict, none, Float(math.NaN())},
		"last, a null":              {"last", Strict, openEnd, nil},
		"last without nulls":        {"last", DropNN, openEnd, Float(4)},
		"last, nulls replaced":      {"last", ReplaceNN(9), openEnd, Float(9)},
		"last of nothing, dropped":  {"last", DropNN, none, nil},
		"last of nothing, replaced": {"last", ReplaceNN(9), none, Float(9)},
		"last without infinities":   {"last", DropNN, infinite, Float(4)},
		"sum":                       {"sum", Strict, numbers, Float(8)},
		"sum of nothing":            {"sum", Strict, none, Float(0)},
		"sum with a gap":            {"sum", Strict, gap, Float(math.NaN())},
		"sum without the gap":       {"sum", DropNN, gap, Float(7)},
		"sum, the gap replaced":     {"sum", ReplaceNN(1), gap, Float(8)},
		"mean":                      {"mean", Strict, Series(nil, Float(1), Float(2)), Float(1.5)},
		"mean of nothing":           {"mean", Strict, none, Float(math.NaN())},
		"min":                       {"min", Strict, numbers, Float(1)},
		"max":                       {"max", Strict, numbers, Float(4)},
		"max with a gap":            {"max", Strict, gap, Float(math.NaN())},
		"median":                    {"median", Strict, numbers, Float(3)},
		"median of an even number":  {"median", Strict, Series(nil, Float(4), Float(1)), Float(2.5)},
		"count":                     {"count", Strict, gap, Float(3)},
		"count without the gap":     {"count", DropNN, gap, Float(2)},
		"a number":                  {"last", Strict, Number(nil, Float(7)), Float(7)},
		"a null number, replaced":   {"last", ReplaceNN(9), Number(nil, nil), Float(9)},
		"an infinite number":        {"last", DropNN, Number(nil, Float(math.Inf(1))), nil},
	} {
		t.Run(name, func(t *testing.T) {
			reduced, err := Reduce(test.reducer, test.mode, []Value{test.series})
			if err != nil {
				t.Fatal(err)
			}
			expectNumber(t, reduced[0].Number, test.want)
		})
	}
}

func TestReducingKeepsLabels(t *testing.T) {
	labels := data.Labels{"service": "shop"}
	reduced, err := Reduce("last", Strict, []Value{Series(labels, Float(1))})
	if err != nil || !reduced[0].Labels.Equals(labels) {
		t.Errorf("the labels are %v, %v", reduced[0].Labels, err)
	}
}

func TestAnUnknownReducerIsAnError(t *testing.T) {
	if _, err := Reduce("diff", Strict, []Value{Series(nil, Float(1))}); err == nil {
		t.Error("there is no error")
	}
}

func TestThresholdsJudgeNumbers(t *testing.T) {
	for name, test := range map[string]struct {
		condition string
		limits    []float64
		number    *float64
		want      *float64
	}{
		"above":               {"gt", []float64{5}, Float(6), Float(1)},
		"not above":           {"gt", []float64{5}, Float(5), Float(0)},
		"below":               {"lt", []float64{1}, Float(0), Float(1)},
		"not below":           {"lt", []float64{1}, Float(1), Float(0)},
		"NaN is not above":    {"gt", []float64{5}, Float(math.NaN()), Float(0)},
		"NaN is not below":    {"lt", []float64{5}, Float(math.NaN()), Float(0)},
		"infinity is above":   {"gt", []float64{5}, Float(math.Inf(1)), Float(1)},
		"null stays null":     {"gt", []float64{5}, nil, nil},
		"within a range":      {"within_range", []float64{1, 3}, Float(2), Float(1)},
		"at a range's edge":   {"within_range", []float64{1, 3}, Float(3), Float(0)},
		"outside of a range":  {"outside_range", []float64{1, 3}, Float(4), Float(1)},
		"its edge is not out": {"outside_range", []float64{1, 3}, Float(3), Float(0)},
	} {
		t.Run(name, func(t *testing.T) {
			judged, err := Threshold(test.condition, test.limits, []Value{shop(test.number)})
			if err != nil {
				t.Fatal(err)
			}
			expectNumber(t, judged[0].Number, test.want)
		})
	}
}

func TestASeriesCannotBeJudged(t *testing.T) {
	if _, err := Threshold("gt", []float64{1}, []Value{Series(nil, Float(1))}); err == nil {
		t.Error("there is no error")
	}
}

func TestAThresholdWithoutLimitIsAnError(t *testing.T) {
	if _, err := Threshold("gt", nil, []Value{shop(Float(1))}); err == nil {
		t.Error("there is no error")
	}
}

func TestDividingMatchesLabels(t *testing.T) {
	service := func(name string, number float64) Value {
		return Number(data.Labels{"service": name}, Float(number))
	}
	host := func(name string, number float64) Value {
		return Number(data.Labels{"service": "shop", "host": name}, Float(number))
	}
	for name, test := range map[string]struct {
		dividends, divisors []Value
		want                map[string]float64
	}{
		"equal labels": {
			[]Value{service("shop", 1), service("cart", 3)}, []Value{service("cart", 6), service("shop", 4)},
			map[string]float64{"service=shop": 0.25, "service=cart": 0.5},
		},
		"without partner": {
			[]Value{service("shop", 1), service("cart", 3)}, []Value{service("shop", 4), service("mail", 1)},
			map[string]float64{"service=shop": 0.25},
		},
		"by a number without labels": {
			[]Value{service("shop", 1), service("cart", 3)}, []Value{Number(nil, Float(4))},
			map[string]float64{"service=shop": 0.25, "service=cart": 0.75},
		},
		"by fewer labels": {
			[]Value{host("a", 1), host("b", 3)}, []Value{service("shop", 4), service("cart", 1)},
			map[string]float64{"host=a, service=shop": 0.25, "host=b, service=shop": 0.75},
		},
		"two lone numbers": {
			[]Value{service("shop", 1)}, []Value{service("cart", 4)},
			map[string]float64{"service=shop": 0.25},
		},
		"by nothing": {
			[]Value{Number(nil, Float(0))}, []Value{Number(nil, Float(0))},
			map[string]float64{"": math.NaN()},
		},
	} {
		t.Run(name, func(t *testing.T) {
			quotients, err := Divide(test.dividends, test.divisors)
			if err != nil || len(quotients) != len(test.want) {
				t.Fatalf("there are %d quotients, %v", len(quotients), err)
			}
			for _, found := range quotients {
				want, expected := test.want[found.Labels.String()]
				if !expected {
					t.Errorf("there is {%s}", found.Labels)
				}
				expectNumber(t, found.Number, &want)
			}
		})
	}
}

func TestNoDataStaysNoDataThroughAllExpressions(t *testing.T) {
	for name, compute := range map[string]func() ([]Value, error){
		"reduce":    func() ([]Value, error) { return Reduce("last", ReplaceNN(0), NoData()) },
		"divide":    func() ([]Value, error) { return Divide(NoData(), []Value{shop(Float(1))}) },
		"threshold": func() ([]Value, error) { return Threshold("lt", []float64{1}, NoData()) },
	} {
		values, err := compute()
		if err != nil || !isNoData(values) {
			t.Errorf("%s: %v, %v", name, values, err)
		}
	}
}

func expectNumber(t *testing.T, got *float64, want *float64) {
	t.Helper()
	same := got == want || (got != nil && want != nil && (*got == *want || (math.IsNaN(*got) && math.IsNaN(*want))))
	if !same {
		t.Errorf("got %s, want %s", Text(got), Text(want))
	}
}
