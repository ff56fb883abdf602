// Package alerting evaluates alert rules as Grafana does: it sends queries as its alerting sends them, makes of the
// answers what its expressions make of them, and keeps the states of a rule's instances. It follows pkg/expr and
// pkg/services/ngalert of Grafana 12.4; what is not written here no rule of these tests needs.
package alerting

import (
	"strconv"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// Value is one result of a query or an expression: a series, a number, or neither where there is no data.
type Value struct {
	Labels data.Labels
	// Points of a series in the order of the frame; nil for a number.
	Points []*float64
	// Number is what a series was reduced to; nil is Grafana's null.
	Number *float64
	// NoData says that the query has no result at all.
	NoData bool

	isSeries bool
}

// Series is a series of points.
func Series(labels data.Labels, points ...*float64) Value {
	return Value{Labels: labels, Points: points, isSeries: true}
}

// Number is a single number.
func Number(labels data.Labels, number *float64) Value {
	return Value{Labels: labels, Number: number}
}

// NoData is the only value of a query without result.
func NoData() []Value {
	return []Value{{NoData: true}}
}

// Float is a pointer to a number, as frames hold those that may be null.
func Float(number float64) *float64 {
	return &number
}

func isNoData(values []Value) bool {
	return len(values) == 0 || (len(values) == 1 && values[0].NoData)
}

// Text of a number that may be null.
func Text(number *float64) string {
	if number == nil {
		return "null"
	}
	return strconv.FormatFloat(*number, 'g', -1, 64)
}
